/** What `labs -- verify` prints: a line for each proof, and a last line with the sum. */
import type { Proof } from './verify.ts'

export interface Report {
  readonly text: string
  readonly ok: boolean
}

export function report(ground: string, proofs: readonly Proof[]): Report {
  const width = Math.max(0, ...proofs.map(({ what }) => what.length))
  const lines: string[] = []
  let module: string | undefined
  for (const proof of proofs) {
    if (proof.module !== module) lines.push('', `${proof.module} on ${ground}`)
    module = proof.module
    const time = `${Math.round(proof.ms)} ms`.padStart(8)
    lines.push(`  ${proof.instead === undefined ? 'proven    ' : 'NOT PROVEN'} ${proof.what.padEnd(width)} ${time}`)
    if (proof.instead !== undefined) lines.push(`             ${proof.instead}`)
  }
  const open = proofs.filter(({ instead }) => instead !== undefined).length
  const ms = Math.round(proofs.reduce((sum, proof) => sum + proof.ms, 0))
  lines.push('', `${proofs.length - open} proven, ${open} not, ${ms} ms.`)
  return { text: `${lines.join('\n').trimStart()}\n`, ok: open === 0 && proofs.length > 0 }
}
