"""Images: pictures kept inside the board, with where they came from."""

from evidenceboard.model.kinds import CardKind, DateField, LinkField, TextField

IMAGE = CardKind(
    name="image",
    word="Image",
    plural="Images",
    icon="mdi6.image-outline",
    accent="image",
    key="I",
    prompt="What does it show?",
    width=280,
    height=220,
    fields=(
        TextField("credit", "Credit", "Who took or published it", chip=True),
        DateField("taken", "Taken", chip=True),
        LinkField("url", "Address"),
    ),
    holds_picture=True,
)
