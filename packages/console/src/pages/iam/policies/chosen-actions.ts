/** The actions of one block of the visual editor: `dynamodb:GetItem`, `dynamodb:*`, patterns such as `dynamodb:Get*`. */

export const everyAction = (service: string): string => `${service}:*`

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/** Whether an action is named, or all are. A pattern stands for itself: it ticks nothing. */
export const isChosen = (actions: readonly string[], service: string, name: string): boolean =>
  actions.some((action) => same(action, `${service}:${name}`) || same(action, everyAction(service)))

/** With these actions ticked, or not. Taking one from all leaves the others, each by its name. */
export function choose(
  actions: readonly string[],
  service: string,
  known: readonly string[],
  names: readonly string[],
  on: boolean,
): string[] {
  const all = actions.some((action) => same(action, everyAction(service)))
  if (on && all) return [...actions]
  const before = all ? known.map((name) => `${service}:${name}`) : actions
  const touched = names.map((name) => `${service}:${name}`)
  const others = before.filter((action) => !touched.some((one) => same(one, action)))
  return on ? [...before, ...touched.filter((one) => !before.some((action) => same(one, action)))] : [...others]
}

/** What no box stands for: patterns, and names that the service is not known to have. */
export const byHand = (actions: readonly string[], service: string, known: readonly string[]): string[] =>
  actions.filter(
    (action) => !same(action, everyAction(service)) && !known.some((name) => same(action, `${service}:${name}`)),
  )
