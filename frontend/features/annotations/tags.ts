export const MOST_TAGS = 10;
const LONGEST_TAG = 50;
export const LONGEST_NOTES = 1_000;

/** Characters as the API counts them: by code points, of which some take two places of a text here. */
export function lengthOf(text: string): number {
  return [...text].length;
}

type Added = { tags: string[]; fault?: undefined } | { tags?: undefined; fault: string };

/** The tags with one more, or why it cannot be. */
export function withTag(tags: readonly string[], written: string): Added {
  const tag = written.trim();
  if (tag === "") return { fault: "Write a tag first." };
  if (tags.includes(tag)) return { fault: "The job has this tag already." };
  if (tags.length >= MOST_TAGS) return { fault: `A job has at most ${MOST_TAGS} tags. Remove one first.` };
  if (lengthOf(tag) > LONGEST_TAG) return { fault: `A tag has at most ${LONGEST_TAG} characters.` };
  // What the API calls printable: nothing but the plain blank separates words, and nothing is invisible.
  if (/[\p{C}\p{Z}]/u.test(tag.replaceAll(" ", ""))) return { fault: "A tag cannot hold line breaks or invisible characters." };
  return { tags: [...tags, tag] };
}
