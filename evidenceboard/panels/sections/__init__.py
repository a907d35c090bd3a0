"""What the inspector shows beside declared fields: connections, tags, attachments, judgements."""
