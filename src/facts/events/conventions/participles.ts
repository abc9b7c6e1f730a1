/** Participles without `-ed`; those that are spelled like the verb itself count where they are seldom a noun. */
export const participles: ReadonlySet<string> = new Set(
  `arisen awoken beaten become been begun bent bitten blown bought bound broadcast broken brought built burnt cast caught chosen clung
come crept cut dealt done drawn driven dug eaten fallen fed felt forbidden forgiven forgone forgotten fought found frozen given gone
gotten grown held hidden hit hung kept known laid lain learnt led left lent let lit lost made meant met misread mistaken overcome
overdrawn overridden overrun overtaken paid prepaid proven put quit read rebuilt redone remade repaid reread rerun resent reset resold
rethought retold rewound rewritten ridden risen run rung said seen sent set sewn shaken shed shown shrunk shut slept slid sold sought
sown spent spilt split spoken spread spun stolen stood struck stuck stung sunk sworn swept swum swung taken taught thought thrown told
torn unbound understood undone unpaid unset unsent upheld upset withdrawn withheld withstood woken won worn woven written`.split(
    /\s+/,
  ),
);

/** Words in `-ed` that are none. */
const nouns: ReadonlySet<string> = new Set(
  `biped bloodshed centipede exceed hatred hundred infrared kindred naked proceed quadruped rugged sacred shred sled succeed supersede
wicked watershed moped airbed bunkbed daybed deathbed embed featherbed flowerbed hotbed imbed riverbed roadbed seabed seedbed sickbed
streambed sunbed testbed truckbed waterbed webbed`.split(/\s+/),
);

/** Words in `-eed` that are participles; all others are nouns or commands: feed, speed, newsfeed. */
const pastOfDoubleE: ReadonlySet<string> = new Set(
  'agreed decreed disagreed freed guaranteed refereed'.split(' '),
);

/** Whether a word in `-ed` is no participle: `flowerbed`, `speed`, `proceed`. */
export function staysNoun(word: string): boolean {
  return word.endsWith('eed') ? !pastOfDoubleE.has(word) : nouns.has(word);
}
