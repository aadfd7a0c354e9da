/** How a step is done: with a countable tool, with a substance, for a time, or to a length. */
export type StepManner = 'a' | 'some' | 'for' | 'to';

export interface ChatStep {
  readonly act: string;
  readonly part: string;
  readonly manner: StepManner;
  /** The tool or substance, or the unit that the number is counted in. */
  readonly what: string;
}

/** An everyday task: what is asked about, and the three steps that do it, in their order. */
export interface ChatTask {
  readonly field: string;
  readonly goal: string;
  readonly thing: string;
  readonly steps: readonly ChatStep[];
}

/**
 * What there is to do, by field. Every task has a measured step and at least one with a tool or substance; no two tasks
 * share their thing.
 */
const TASKS_BY_FIELD: Readonly<Record<string, readonly string[]>> = {
  kitchen: [
    'bake my bread: sift the flour with a sieve; prove the dough for hours; score the crust with a razor',
    'cook my soup: chop the leeks with a knife; simmer the broth for hours; blend the vegetables with a mixer',
    'roast my chicken: season the skin with some pepper; roast the bird for hours; carve the breast with a knife',
    'make my omelette: whisk the eggs with a fork; fry the mixture for minutes; fold the edges with a spatula',
    'make my cheesecake: crush the biscuits with a mallet; chill the filling for hours; decorate the top with some fruit',
    'cook my jam: pit the cherries with a skewer; boil the fruit for minutes; seal the jars with some wax',
    'make my sauerkraut: shred the cabbage with a grater; knead the shreds with some salt; ferment the kraut for days',
    'brew my coffee: grind the beans with a mill; steep the grounds for minutes; strain the brew with a filter',
    'blanch my spinach: chop the stalks with a knife; blanch the leaves for seconds; squeeze the greens with a ladle',
  ],
  workshop: [
    'fix my bicycle: patch the tube with some rubber; inflate the tyre with a pump; spin the wheel for seconds',
    'mend my chair: sand the joints with some sandpaper; clamp the legs for hours; varnish the seat with a brush',
    'hang my door: drill the holes to centimetres; shave the edge with a plane; fasten the hinges with a screwdriver',
    'repair my tap: unscrew the handle with a wrench; wrap the thread with some tape; flush the pipe for seconds',
    'repair my wall: fill the cracks with some plaster; harden the patch for days; paint the surface with a roller',
    'tile my bathroom: spread the mortar with a trowel; cure the floor for days; grout the gaps with a float',
    'repair my radio: open the casing with a screwdriver; solder the wires with a torch; hold the switch for seconds',
    'build my shelf: saw the planks to metres; smooth the boards with a sander; anchor the brackets with a drill',
    'wire my doorbell: strip the cable to millimetres; splice the leads with a connector; mount the chime with a bolt',
  ],
  garden: [
    'plant my rose: dig the bed with a spade; soak the roots for hours; mulch the soil with some bark',
    'grow my tomato: germinate the seeds for days; transplant the seedlings with a trowel; stake the stem with a cane',
    'trim my hedge: clip the sides with a trimmer; shorten the shoots to centimetres; collect the clippings with a rake',
    'renew my lawn: mow the grass to centimetres; aerate the turf with a fork; feed the ground with some compost',
    'build my pond: excavate the hollow to metres; line the bottom with some sand; border the bank with some gravel',
    'repot my orchid: snip the stalks with a cutter; soak the bulb for minutes; cover the roots with some moss',
    'prune my vine: prune the branches to centimetres; tie the tendrils with some twine; spray the buds with a sprayer',
    'build my fence: extend the rails to metres; nail the slats with a hammer; stain the posts with a brush',
  ],
  cleaning: [
    'clean my oven: scrape the grease with a scraper; soak the racks for hours; scrub the glass with a sponge',
    'descale my kettle: fill the chamber with some vinegar; steep the coil for hours; wipe the spout with a cloth',
    'clean my carpet: beat the fibres with a stick; dab the stains with a sponge; air the pile for hours',
    'wash my car: lather the bonnet with some shampoo; rinse the wheels for minutes; polish the chrome with a cloth',
    'polish my trumpet: bathe the mouthpiece for minutes; swab the valves with a rod; buff the brass with a chamois',
    'clean my aquarium: siphon the gravel with a tube; condition the water for days; release the fish with a net',
    'clean my birdcage: soak the perch for minutes; scrub the bars with a brush; line the tray with some paper',
    'freshen my mattress: sprinkle the cover with some soda; vacuum the seams with a nozzle; ventilate the springs for days',
  ],
  craft: [
    'sew my dress: mark the pattern with some chalk; shorten the sleeves to centimetres; hem the skirt with a needle',
    'knit my scarf: wind the wool with a spindle; steam the rows for seconds; straighten the fringe with a comb',
    'build my birdhouse: cut the panels with a saw; bore the entrance to millimetres; nail the roof with a hammer',
    'frame my picture: trim the cardboard with a cutter; mount the print with some tape; press the corners for seconds',
    'make my vase: shape the clay with a sponge; fire the bowl for days; glaze the rim with a brush',
    'make my candle: melt the wax with a burner; centre the wick with a clip; cool the mould for hours',
    'dye my shirt: stir the dye with a stick; steep the fabric for hours; fix the colour with some salt',
    'bind my notebook: crease the pages with a ruler; stitch the spine with some thread; press the cover for days',
    'carve my flute: hollow the stem with a chisel; bore the holes to millimetres; oil the wood with a cloth',
    'weave my basket: soften the willow for days; weave the sides with a hook; varnish the handle with a brush',
  ],
  outdoors: [
    'pitch my tent: level the ground with a rake; sink the pegs to centimetres; tension the canvas with a rope',
    'pack my rucksack: line the pockets with some paper; air the lining for days; strap the bedroll with a belt',
    'wax my snowboard: sharpen the edges with a file; heat the base for seconds; coat the underside with some paraffin',
    'light my campfire: split the logs with a hatchet; dry the kindling for days; ignite the tinder with a match',
    'patch my canoe: roughen the hull with a rasp; coat the crack with some resin; cure the seam for days',
    'fly my kite: brace the frame with a cane; balance the tail with a ribbon; unroll the line to metres',
    'rig my sailboat: raise the mast with a winch; lash the boom with a rope; lower the anchor to metres',
  ],
  hobby: [
    'tune my guitar: unwind the pegs with a crank; oil the fretboard with some polish; stretch the strings for seconds',
    'wash my dog: untangle the fur with a comb; massage the coat for minutes; pat the paws with a towel',
    'groom my pony: scrape the hooves with a pick; soak the mane for minutes; braid the hair with a ribbon',
    'repair my printer: clear the rollers with a hook; dust the cartridge with a blower; hold the button for seconds',
    'align my telescope: level the tripod with a gauge; cool the mirror for minutes; centre the lens with a laser',
    'harvest my honey: calm the bees with a smoker; uncap the combs with a knife; spin the frames for minutes',
    'develop my film: agitate the tank for seconds; bathe the negative with some fixer; hang the strip with a clip',
  ],
};

/** Words of one row do so much the same that one in place of another may pass for right. */
const ALIKE: readonly string[] = [
  'wipe dab polish buff scrub rinse lather pat swab bathe flush dust clear sprinkle clean scrape vacuum',
  'chop cut snip clip trim shorten prune shave saw mow shred split strip score uncap',
  'soak steep bathe rinse water mist spray blanch boil simmer soften rinse lather drain agitate dye flush',
  'cool chill air ventilate dry harden cure drain ferment prove steam warm heat condition fire press clamp',
  'fill seal coat line cover glaze varnish paint stain oil wax grout mulch spread sprinkle season decorate border',
  'nail fasten anchor mount brace tie lash strap secure clamp stake tension wrap bandage hold hang fix splice mark',
  'stir whisk blend spin agitate knead beat massage',
  'drill bore sink excavate dig hollow lower extend unroll stretch unwind',
  'sand smooth shave roughen sharpen scrape grind',
  'level centre balance straighten shape fold crease press',
  'cloth sponge towel chamois paper brush sprayer hose nozzle roller blower',
  'knife razor cutter trimmer saw chisel hatchet grater scraper spatula plane file rasp sander pick skewer',
  'spade rake trowel float fork spoon ladle mixer stick',
  'spanner wrench screwdriver drill hammer mallet crank bolt clip connector belt rope hook ribbon',
  'rod cane stick tube skewer needle spindle',
  'sieve filter net grater mill',
  'torch burner match smoker',
  'comb brush rake',
  'vinegar soda shampoo polish fixer salt',
  'tape twine thread resin wax paraffin plaster',
  'sand gravel bark compost paper chalk',
  'ruler gauge laser',
];

const STEP = /^(\w+) the (\w+) (?:with (a|some)|(for|to)) (\w+)$/;
const TASK = /^(\w+) my (\w+): (.*)$/;

function readStep(text: string): ChatStep {
  const [, act = '', part = '', withWhat, measured, what = ''] = STEP.exec(text) ?? [];
  // The pattern admits only the four manners; a row that it does not admit shows as a step without an act.
  return { act, part, manner: (withWhat ?? measured ?? 'a') as StepManner, what };
}

function readTask(field: string, row: string): ChatTask {
  const [, goal = '', thing = '', steps = ''] = TASK.exec(row) ?? [];
  return { field, goal, thing, steps: steps.split('; ').map(readStep) };
}

export const CHAT_TASKS: readonly ChatTask[] = Object.entries(TASKS_BY_FIELD).flatMap(([field, rows]) =>
  rows.map(row => readTask(field, row)),
);

const ALIKE_ROWS = ALIKE.map(row => new Set(row.split(' ')));

/** Whether one word may pass for the other. */
export const isAlike = (one: string, other: string): boolean =>
  one === other || ALIKE_ROWS.some(row => row.has(one) && row.has(other));
