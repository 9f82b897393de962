/** Words of the search, which every page has. */
export const enSearch = {
  open: 'Search',
  label: 'Search lessons and glossary',
  placeholder: 'What are you looking for?',
  none: (words: string) => `Nothing is found for “${words}”.`,
  found: (count: number) => (count === 1 ? 'One page.' : `${count} pages.`),
  failed: 'The search did not load. It is there once the site is built: npm start builds it.',
  close: 'Close',
  hint: 'Arrow keys move, Enter opens, Escape closes.',
} as const
