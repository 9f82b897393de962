/**
 * AWS's names on the command line: `CreateOpenIDConnectProvider` → `create-open-id-connect-provider`.
 * The rule is botocore's `xform_name` (botocore/__init__.py), with its exceptions as far as our services have them.
 */

const EXCEPTIONS: Record<string, string> = {
  ExecutePartiQLStatement: 'execute-partiql-statement',
  ExecutePartiQLTransaction: 'execute-partiql-transaction',
  ExecutePartiQLBatch: 'execute-partiql-batch',
}

const known = new Map<string, string>(Object.entries(EXCEPTIONS))

/** Kebab-case form of an operation's, a member's or a waiter's name. A name that has a dash already is left alone. */
export function cliName(name: string): string {
  if (name.includes('-')) return name
  const before = known.get(name)
  if (before !== undefined) return before
  let text = name
  // Pluralised acronyms: ServerCertificateARNs, ListWebACLs.
  const acronym = /[A-Z]{2,}s$/.exec(text)?.[0]
  if (acronym) text = `${text.slice(0, -acronym.length)}-${acronym.toLowerCase()}`
  text = text
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
  known.set(name, text)
  return text
}
