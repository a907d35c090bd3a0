-- Evidence Board file, version 2. Never edited once released; a test compares it with
-- evidenceboard/storage/tables.py. application_id is 0x45764264, user_version 2.

CREATE TABLE board (
    one INTEGER NOT NULL CHECK (one = 1),
    seal TEXT NOT NULL CHECK (length(seal) = 64 AND seal NOT GLOB '*[^0-9a-f]*'),
    revision TEXT NOT NULL CHECK (length(revision) = 36),
    board_id TEXT NOT NULL CHECK (length(board_id) = 36),
    edits INTEGER NOT NULL CHECK (edits >= 0),
    created TEXT NOT NULL CHECK (length(created) <= 40),
    yardstick TEXT NOT NULL CHECK (yardstick IN ('icd203', 'phia')),
    title TEXT NOT NULL CHECK (length(title) <= 1000000),
    description TEXT NOT NULL CHECK (length(description) <= 1000000),
    semantics TEXT DEFAULT 'quadratic-energy' NOT NULL CHECK (semantics IN ('quadratic-energy', 'df-quad')),
    PRIMARY KEY (one)
) STRICT;

CREATE TABLE card (
    id TEXT NOT NULL CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (kind IN ('claim', 'source', 'expert_opinion', 'note', 'image', 'frame')),
    x REAL NOT NULL CHECK (x BETWEEN -1000000000 AND 1000000000),
    y REAL NOT NULL CHECK (y BETWEEN -1000000000 AND 1000000000),
    width REAL NOT NULL CHECK (width BETWEEN 1 AND 10000000),
    height REAL NOT NULL CHECK (height BETWEEN 1 AND 10000000),
    z INTEGER NOT NULL CHECK (z BETWEEN -9007199254740992 AND 9007199254740992),
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    title TEXT NOT NULL CHECK (length(title) <= 1000000),
    body TEXT NOT NULL CHECK (length(body) <= 1000000),
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE content (
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    data BLOB NOT NULL,
    PRIMARY KEY (sha256)
) STRICT;

CREATE TABLE acceptance (
    board INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    finding TEXT NOT NULL CHECK (length(finding) BETWEEN 1 AND 1000000),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000000),
    made TEXT NOT NULL CHECK (length(made) <= 40),
    author TEXT NOT NULL CHECK (length(author) <= 2000),
    PRIMARY KEY (board, position),
    UNIQUE (board, finding),
    FOREIGN KEY(board) REFERENCES board (one) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE attachment (
    id TEXT NOT NULL CHECK (length(id) = 36),
    card TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL CHECK (length(name) <= 2000),
    media_type TEXT NOT NULL CHECK (length(media_type) <= 2000),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    size INTEGER NOT NULL CHECK (size >= 0),
    PRIMARY KEY (id),
    UNIQUE (card, position),
    FOREIGN KEY(card) REFERENCES card (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(sha256) REFERENCES content (sha256) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE TABLE claim (
    card TEXT NOT NULL,
    role TEXT CHECK (role IN ('claim', 'question', 'hypothesis', 'assumption', 'indicator')),
    quantity_low REAL CHECK (abs(quantity_low) < 9e999),
    quantity_high REAL CHECK (abs(quantity_high) < 9e999 AND quantity_low <= quantity_high),
    quantity_unit TEXT CHECK (length(quantity_unit) <= 2000 AND (quantity_unit IS NULL) = (quantity_low IS NULL AND quantity_high IS NULL)),
    date TEXT CHECK (length(date) BETWEEN 4 AND 40),
    due TEXT CHECK (length(due) BETWEEN 4 AND 40),
    outcome TEXT CHECK (outcome IN ('true', 'false', 'unclear')),
    prior REAL CHECK (prior BETWEEN 0 AND 1),
    PRIMARY KEY (card),
    FOREIGN KEY(card) REFERENCES card (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE connector (
    id TEXT NOT NULL CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (kind IN ('supports', 'contradicts', 'derived_from', 'neutral', 'independent_of')),
    from_card TEXT NOT NULL,
    to_card TEXT,
    to_connector TEXT,
    label TEXT NOT NULL CHECK (length(label) <= 1000000),
    PRIMARY KEY (id),
    CHECK ((to_card IS NULL) <> (to_connector IS NULL)),
    CHECK (from_card <> to_card),
    CHECK (id <> to_connector),
    FOREIGN KEY(from_card) REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(to_card) REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(to_connector) REFERENCES connector (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX ix_connector_from_card ON connector (from_card);

CREATE INDEX ix_connector_to_card ON connector (to_card);

CREATE INDEX ix_connector_to_connector ON connector (to_connector);

CREATE TABLE expert_opinion (
    card TEXT NOT NULL,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    likelihood TEXT CHECK (likelihood IN ('almost_no_chance', 'very_unlikely', 'unlikely', 'roughly_even', 'likely', 'very_likely', 'almost_certain', 'phia_remote_chance', 'phia_highly_unlikely', 'phia_unlikely', 'phia_realistic_possibility', 'phia_likely', 'phia_highly_likely', 'phia_almost_certain')),
    expert TEXT CHECK (length(expert) BETWEEN 1 AND 2000),
    affiliation TEXT CHECK (length(affiliation) BETWEEN 1 AND 2000),
    field TEXT CHECK (length(field) BETWEEN 1 AND 2000),
    opinion TEXT CHECK (length(opinion) BETWEEN 1 AND 1000000),
    outlet TEXT CHECK (length(outlet) BETWEEN 1 AND 2000),
    published TEXT CHECK (length(published) BETWEEN 4 AND 40),
    accessed TEXT CHECK (length(accessed) BETWEEN 4 AND 40),
    url TEXT CHECK (length(url) BETWEEN 1 AND 2000),
    interest TEXT CHECK (interest IN ('none_known', 'interested', 'party')),
    interest_note TEXT CHECK (length(interest_note) BETWEEN 1 AND 1000000),
    language TEXT CHECK (length(language) BETWEEN 1 AND 2000),
    q_expertise TEXT CHECK (q_expertise IN ('yes', 'partly', 'no')),
    q_expertise_note TEXT CHECK (length(q_expertise_note) BETWEEN 1 AND 1000000),
    q_field_fit TEXT CHECK (q_field_fit IN ('yes', 'partly', 'no')),
    q_field_fit_note TEXT CHECK (length(q_field_fit_note) BETWEEN 1 AND 1000000),
    q_assertion TEXT CHECK (q_assertion IN ('yes', 'partly', 'no')),
    q_assertion_note TEXT CHECK (length(q_assertion_note) BETWEEN 1 AND 1000000),
    q_trust TEXT CHECK (q_trust IN ('yes', 'partly', 'no')),
    q_trust_note TEXT CHECK (length(q_trust_note) BETWEEN 1 AND 1000000),
    q_agreement TEXT CHECK (q_agreement IN ('yes', 'partly', 'no')),
    q_agreement_note TEXT CHECK (length(q_agreement_note) BETWEEN 1 AND 1000000),
    q_backup TEXT CHECK (q_backup IN ('yes', 'partly', 'no')),
    q_backup_note TEXT CHECK (length(q_backup_note) BETWEEN 1 AND 1000000),
    PRIMARY KEY (card),
    FOREIGN KEY(card) REFERENCES card (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE image (
    card TEXT NOT NULL,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    credit TEXT CHECK (length(credit) BETWEEN 1 AND 2000),
    taken TEXT CHECK (length(taken) BETWEEN 4 AND 40),
    url TEXT CHECK (length(url) BETWEEN 1 AND 2000),
    PRIMARY KEY (card),
    FOREIGN KEY(card) REFERENCES card (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE judgement (
    id TEXT NOT NULL CHECK (length(id) = 36),
    card TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    likelihood TEXT NOT NULL CHECK (likelihood IN ('almost_no_chance', 'very_unlikely', 'unlikely', 'roughly_even', 'likely', 'very_likely', 'almost_certain', 'phia_remote_chance', 'phia_highly_unlikely', 'phia_unlikely', 'phia_realistic_possibility', 'phia_likely', 'phia_highly_likely', 'phia_almost_certain')),
    confidence TEXT NOT NULL CHECK (confidence IN ('', 'low', 'moderate', 'high')),
    reason TEXT NOT NULL CHECK (length(reason) <= 1000000),
    made TEXT NOT NULL CHECK (length(made) <= 40),
    author TEXT NOT NULL CHECK (length(author) <= 2000),
    revision TEXT DEFAULT '' NOT NULL CHECK (length(revision) <= 60),
    standing TEXT DEFAULT '' NOT NULL CHECK (length(standing) <= 2000),
    PRIMARY KEY (id),
    UNIQUE (card, position),
    FOREIGN KEY(card) REFERENCES card (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE number (
    board INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name IN ('reliability.A', 'reliability.B', 'reliability.C', 'reliability.D', 'reliability.E', 'reliability.F', 'reliability.unrated', 'credibility.1', 'credibility.2', 'credibility.3', 'credibility.4', 'credibility.5', 'credibility.6', 'credibility.unrated', 'inference', 'claim')),
    value REAL NOT NULL CHECK (value BETWEEN 0 AND 1),
    PRIMARY KEY (board, name),
    FOREIGN KEY(board) REFERENCES board (one) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;

CREATE TABLE source (
    card TEXT NOT NULL,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    author TEXT CHECK (length(author) BETWEEN 1 AND 2000),
    outlet TEXT CHECK (length(outlet) BETWEEN 1 AND 2000),
    type TEXT CHECK (type IN ('statement', 'document', 'leak', 'social_post', 'article', 'interview', 'dataset', 'image_or_video', 'observation', 'other')),
    published TEXT CHECK (length(published) BETWEEN 4 AND 40),
    accessed TEXT CHECK (length(accessed) BETWEEN 4 AND 40),
    url TEXT CHECK (length(url) BETWEEN 1 AND 2000),
    anonymous INTEGER CHECK (anonymous = 1),
    interest TEXT CHECK (interest IN ('none_known', 'interested', 'party')),
    interest_note TEXT CHECK (length(interest_note) BETWEEN 1 AND 1000000),
    language TEXT CHECK (length(language) BETWEEN 1 AND 2000),
    PRIMARY KEY (card),
    FOREIGN KEY(card) REFERENCES card (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE tag (
    card TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 2000),
    PRIMARY KEY (card, position),
    FOREIGN KEY(card) REFERENCES card (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID, STRICT;

CREATE TABLE contradicts (
    connector TEXT NOT NULL,
    credibility TEXT CHECK (credibility IN ('1', '2', '3', '4', '5', '6')),
    degree TEXT CHECK (degree IN ('weak', 'strong')),
    relevance TEXT CHECK (relevance IN ('low', 'medium', 'high')),
    likelihood TEXT CHECK (likelihood IN ('almost_no_chance', 'very_unlikely', 'unlikely', 'roughly_even', 'likely', 'very_likely', 'almost_certain', 'phia_remote_chance', 'phia_highly_unlikely', 'phia_unlikely', 'phia_realistic_possibility', 'phia_likely', 'phia_highly_likely', 'phia_almost_certain')),
    quote TEXT CHECK (length(quote) BETWEEN 1 AND 1000000),
    said TEXT CHECK (length(said) BETWEEN 4 AND 40),
    note TEXT CHECK (length(note) BETWEEN 1 AND 1000000),
    PRIMARY KEY (connector),
    FOREIGN KEY(connector) REFERENCES connector (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE derived_from (
    connector TEXT NOT NULL,
    note TEXT CHECK (length(note) BETWEEN 1 AND 1000000),
    said TEXT CHECK (length(said) BETWEEN 4 AND 40),
    PRIMARY KEY (connector),
    FOREIGN KEY(connector) REFERENCES connector (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE independent_of (
    connector TEXT NOT NULL,
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 1000000),
    PRIMARY KEY (connector),
    FOREIGN KEY(connector) REFERENCES connector (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE neutral (
    connector TEXT NOT NULL,
    assessment TEXT CHECK (assessment IN ('neutral', 'not_applicable')),
    credibility TEXT CHECK (credibility IN ('1', '2', '3', '4', '5', '6')),
    degree TEXT CHECK (degree IN ('weak', 'strong')),
    relevance TEXT CHECK (relevance IN ('low', 'medium', 'high')),
    likelihood TEXT CHECK (likelihood IN ('almost_no_chance', 'very_unlikely', 'unlikely', 'roughly_even', 'likely', 'very_likely', 'almost_certain', 'phia_remote_chance', 'phia_highly_unlikely', 'phia_unlikely', 'phia_realistic_possibility', 'phia_likely', 'phia_highly_likely', 'phia_almost_certain')),
    quote TEXT CHECK (length(quote) BETWEEN 1 AND 1000000),
    said TEXT CHECK (length(said) BETWEEN 4 AND 40),
    note TEXT CHECK (length(note) BETWEEN 1 AND 1000000),
    PRIMARY KEY (connector),
    FOREIGN KEY(connector) REFERENCES connector (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE supports (
    connector TEXT NOT NULL,
    credibility TEXT CHECK (credibility IN ('1', '2', '3', '4', '5', '6')),
    degree TEXT CHECK (degree IN ('weak', 'strong')),
    relevance TEXT CHECK (relevance IN ('low', 'medium', 'high')),
    likelihood TEXT CHECK (likelihood IN ('almost_no_chance', 'very_unlikely', 'unlikely', 'roughly_even', 'likely', 'very_likely', 'almost_certain', 'phia_remote_chance', 'phia_highly_unlikely', 'phia_unlikely', 'phia_realistic_possibility', 'phia_likely', 'phia_highly_likely', 'phia_almost_certain')),
    quote TEXT CHECK (length(quote) BETWEEN 1 AND 1000000),
    said TEXT CHECK (length(said) BETWEEN 4 AND 40),
    note TEXT CHECK (length(note) BETWEEN 1 AND 1000000),
    PRIMARY KEY (connector),
    FOREIGN KEY(connector) REFERENCES connector (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
