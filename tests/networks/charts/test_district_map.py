import pytest

from networks.charts.district_map import district_map
from networks.models import District, Municipality
from tests.factories import create_district, create_municipality


@pytest.mark.usefixtures("seeded")
def test_each_kreis_shows_all_its_towns_and_most_of_their_names():
    """Names never lie on each other: a line of text is as high as the font, and a letter about half as wide."""
    for district in District.objects.filter(kind=District.Kind.RURAL):
        towns = list(district.municipalities.all())
        drawing = district_map(district, towns)
        named = [place for place in drawing.places if place.name]
        boxes = [_box(place, drawing.font_size) for place in named]

        assert [place.town for place in drawing.places] == towns
        assert len(named) / len(towns) >= 0.75
        assert [
            (a, b)
            for index, a in enumerate(boxes)
            for b in boxes[index + 1 :]
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        ] == []


def _box(place, size: int) -> tuple[float, float, float, float]:
    width = len(place.town.name) * size * 0.45
    left = place.name.x - {"start": 0, "middle": width / 2, "end": width}[place.name.anchor]
    return left, place.name.y - size * 0.7, left + width, place.name.y + size * 0.1


@pytest.mark.usefixtures("seeded")
def test_chosen_town_always_has_its_name():
    steinfurt = District.objects.get(ags="05566")
    towns = list(steinfurt.municipalities.all())

    for town in towns:
        (place,) = (place for place in district_map(steinfurt, towns, town).places if place.is_chosen)
        assert (place.town, place.name is None) == (town, False)


def test_district_without_outline_or_with_one_town_has_no_map(db):
    fictional, city = create_district(ags="99999"), create_district(ags="05515")
    towns = [create_municipality(district=fictional), create_municipality(district=fictional)]

    assert district_map(fictional, towns) is None
    assert district_map(city, [Municipality(pk=1, district=city)]) is None
