/** What a request's expressions say is read once: when it is checked, asked about, and carried out. */
export function remembered<Input extends object, R>(
  read: (call: { input: Input }) => R,
): (call: { input: Input }) => R {
  const known = new WeakMap<Input, R>()
  return (call) => {
    const found = known.get(call.input)
    if (found !== undefined) return found
    const made = read(call)
    known.set(call.input, made)
    return made
  }
}
