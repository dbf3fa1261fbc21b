/** A part of the stand-in article, a text in the form of the article: 17 parts in four sections, one of two paragraphs. */
export interface Piece {
  id: string;
  section: string;
  paragraphs: readonly string[];
}

const SECTIONS = ['Bread on a Weekday', 'What the Dough Wants', 'Heat', 'Crumbs'] as const;

const TEXTS: readonly (readonly string[])[] = [
  [
    'Nobody who bakes at home has escaped the flat loaf, the one that sulks on the tray and won’t rise whatever is whispered to it; it’s a rite, and neighbours have eaten worse.',
  ],
  ['Still, most of what goes wrong on a weekday goes wrong before the flour is even weighed.'],
  [
    'Water comes first. Hard water tightens a dough and soft water slackens it, so the same recipe behaves one way in Leeds and another in Devon, and a grey jug of filtered water is the cheapest improvement a kitchen can buy.',
  ],
  [
    'Picture a tent held up by ropes. Gluten is the rope: strands that knot as you fold, each pulling on the next, until the whole canvas stands by itself and gas can gather underneath without leaking away.',
    'Pull too hard and the ropes snap; leave them slack and the roof sags on the guests. Somewhere between lies the honest fold — four turns, half an hour of peace, four turns more — and that is the entire secret.',
  ],
  [
    'Salt is added late by some and early by others, and both camps defend their honour with colour and noise. Weigh it, stir it through, and think no more of the quarrel.',
  ],
  [
    'Why does this happen? Yeast is a patient animal that eats, breathes and warms its own bed. Feed it sugar and it gallops, then tires before the oven is hot. Keep it cool, and it walks all night, leaving behind those sour, nutty notes that no packet has ever contained.',
  ],
  [
    'The long rest: A bowl under a plate in the fridge asks nothing of you until morning. Sleep, feed the cat, read the paper, and come back to a dough that has organised itself better than any pair of hands could manage.',
  ],
  [
    'The borrowed oven: If yours is weak, ask next door. A hot stone in somebody else’s kitchen beats a lukewarm shelf in your own, and a second loaf left behind on their table travels further than any thank-you card.',
  ],
  [
    'The odd ingredient: Walnuts, cold porridge, the water from last night’s potatoes. Each makes the crumb a little darker and the crust a little louder, and at least one of them is sitting in your cupboard already.',
  ],
  [
    'None of this will make a baker of anyone by Friday. It may, though, turn an ordinary evening into one that smells of something, which is a fair return on three handfuls of flour and a pinch of patience.',
  ],
  [
    'An oven lies. The dial claims two hundred and twenty while the back corner sits at one hundred and ninety, so buy a small thermometer, hang it from the rack, and believe the needle rather than the knob.',
  ],
  [
    'Why does this happen? Steam keeps the skin of the loaf soft for the first ten minutes, long enough for the inside to push outward and open the cut. Take the steam away early and the crust sets like plaster; leave it in too long and you’ll carry home a pale, rubbery pillow that bends when it ought to crackle.',
  ],
  [
    'A lidded iron pot solves the matter without any gadgetry. The loaf breathes out, the lid holds the breath in, and after twenty minutes off it comes: whatever was white turns copper, then chestnut, and the kitchen goes quiet because everybody is watching the little window.',
  ],
  [
    'Listen when it cools. A good crust ticks and pops like a fire going out, and cutting too soon silences it; an hour on a wire rack is the last ingredient, and the only one that cannot be bought or hurried.',
  ],
  [
    'Eat the heel first, standing up, with butter that is slightly too cold. Nobody has to know, and the sliced middle will still look handsome on the board at supper.',
  ],
  [
    'Why does this happen? Starch stiffens as it cools and goes on stiffening for days, which is why the third morning belongs to toast. A paper bag slows the drying, a plastic one drowns the crust, and the freezer, oddly enough, stops the clock altogether.',
  ],
  [
    'Keep the crumbs. Fried in oil with garlic they rescue a plate of plain spaghetti, and shaken over a tray of late tomatoes they make a dinner that visitors ask about on the way to the bus.',
  ],
];

/** The parts of the stand-in article in order. */
export const STANDIN: readonly Piece[] = TEXTS.map((paragraphs, index) => ({
  id: `piece-${String.fromCharCode(97 + index)}`,
  section: SECTIONS[index < 2 ? 0 : index < 10 ? 1 : index < 14 ? 2 : 3],
  paragraphs,
}));

export const STANDIN_PARAGRAPHS = STANDIN.flatMap(({ paragraphs }) => paragraphs);
