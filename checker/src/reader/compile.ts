/** Policy texts, compiled. Compiling costs more than deciding, and the same few texts are asked again and again. */
import { type CompiledPolicy, type CompileOptions, compilePolicy, parsePolicy } from '@first-line/policy'

const mostCompiled = 500
const compiledTexts = new Map<string, CompiledPolicy>()

export function compiled(text: string, options: CompileOptions): CompiledPolicy {
  const key = JSON.stringify([options, text])
  const known = compiledTexts.get(key)
  if (known) return known
  const parsed = parsePolicy(text)
  if (!parsed.ok) throw new Error(`the account holds a policy that does not parse: ${options.arn ?? options.name}`)
  const policy = compilePolicy(parsed.document, options)
  if (compiledTexts.size >= mostCompiled) compiledTexts.delete(compiledTexts.keys().next().value ?? '')
  compiledTexts.set(key, policy)
  return policy
}
