import type { Found } from './about';
import type { Amount } from './amount';

/** What costs hundreds and more wherever it is sold. */
const dear =
  /\b(?:washing machines?|washers?|dryers?|fridges?|freezers?|dishwashers?|ovens?|laptops?|computers?|i?phones?|ipads?|tablets?|televisions?|tvs?|cameras?|consoles?|scooters?|(?:e-?)?bikes?|bicycles?|motorbikes?|cars?|tyres?|tires?|sofas?|couch(?:es)?|beds?|mattress(?:es)?|wardrobes?|furniture|rent|deposit|tuition|(?:school|nursery|kindergarten) fees?|surgery|operations?|vets?|dentists?|implants?|flights?|hotels?|holidays?|weddings?|insurance|loan|mortgage|salary|wages?|builders?|plumbers?|electricians?|roof|boilers?|air ?con(?:ditioner)?s?|appliances?|jewell?er|rings?|watch(?:es)?|pianos?|lawyers?)\b/u;
/** And what does not. */
const cheap =
  /\b(?:pharmacy|chemist|coffees?|lattes?|teas?|boba|snacks?|lunch|breakfasts?|sandwich(?:es)?|noodles|dumplings?|groceries|supermarket|corner shop|7-?eleven|bakery|bus|metro|subway|parking|toll|stamps?|cop(?:y|ies)|apps?|songs?|cinema|pizzas?|burgers?|mcdonald'?s|kfc|starbucks)\b/u;
/** What was taken already, and how much is looked for: for what is to be sent "twelve fifty for the sandwiches" may be a party's. */
const entered = /\b(?:yesterday|last|this morning|charged?|took|taken|mine|statement|refund\w*|(?:was|is) that|what'?s)\b/u;
const perHundred = 100n;

/**
 * "Eighteen ninety nine" at the pharmacy is 18.99, for a washing machine 1,899: the only sum that is said, where what it is for tells which. For
 * reports; who is to pay it is asked, since the other one would cost a hundred times as much.
 */
export function byScale(text: string, found: Found<Amount>[]): Found<Amount> | undefined {
  const [one] = found;
  if (!one || found.length > 1 || !('either' in one.value)) return undefined;
  const [more, less, third] = [...one.value.either].sort((a, b) => (a < b ? 1 : -1));
  if (more === undefined || less === undefined || third !== undefined || more !== less * perHundred) return undefined;
  if (/\b(?:twice|each|both|times|of them)\b/u.test(text)) return undefined;
  const [isDear, isCheap] = [dear.test(text), cheap.test(text) && entered.test(text)];
  return isDear === isCheap ? undefined : { ...one, value: { minor: isDear ? more : less } };
}
