"""Which part of a list is asked for, and in which order: the query string of every list."""

from django import forms

SIZES = (25, 50, 75)
ORDERS = ("asc", "desc")


class Paging(forms.Form):
    """`page`, `size`, `sort` and `order`, each from what the list offers; anything else is an error."""

    page = forms.RegexField(r"\A[1-9][0-9]{0,6}\Z", required=False)
    size = forms.ChoiceField(choices=[(str(size), size) for size in SIZES], required=False)
    sort = forms.ChoiceField(required=False)
    order = forms.ChoiceField(choices=[(order, order) for order in ORDERS], required=False)

    def __init__(self, query, *, sorts: tuple[str, ...] = ()) -> None:
        super().__init__(query)
        self.fields["sort"].choices = [(sort, sort) for sort in sorts]

    def clean_page(self) -> int:
        return int(self.cleaned_data["page"] or 1)

    def clean_size(self) -> int:
        return int(self.cleaned_data["size"] or SIZES[0])

    def clean_order(self) -> str:
        return self.cleaned_data["order"] or "asc"

    def clean(self) -> dict:
        if self.cleaned_data.get("order") == "desc" and not self.cleaned_data.get("sort"):
            raise forms.ValidationError("An order needs something to sort by.")
        if any(len(self.data.getlist(name)) > 1 for name in self.fields):
            raise forms.ValidationError("Each of these may be given once.")
        return self.cleaned_data
