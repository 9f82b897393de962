/** `/iam/users/:name` against a path. Segments come out decoded; a last `*` takes the rest. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean)
  const given = path.split('/').filter(Boolean)
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    if (part === '*') {
      params.rest = given.slice(at).map(decoded).join('/')
      return params
    }
    const segment = given[at]
    if (segment === undefined) return undefined
    if (part.startsWith(':')) params[part.slice(1)] = decoded(segment)
    else if (part !== segment) return undefined
  }
  return given.length === wanted.length ? params : undefined
}

/** A path of the console with its parts encoded: ``path`/iam/users/${name}` ``. */
export function path(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return parts.reduce(
    (whole, part, at) => whole + part + (at < values.length ? encodeURIComponent(values[at]!) : ''),
    '',
  )
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment // not well formed: no page has it, and the "not found" page shows it as it is
  }
}
