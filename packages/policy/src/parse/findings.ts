import type { Range } from '../types/document.ts'
import { type Finding, type FindingKey, findingSeverity } from '../types/finding.ts'

/** Collects findings; the severity follows from the key. */
export class Findings {
  readonly list: Finding[] = []

  add(key: FindingKey, range: Range, params: Readonly<Record<string, string>> = {}, statement?: number): void {
    this.list.push({
      key,
      severity: findingSeverity[key],
      params,
      ...(statement === undefined ? {} : { statement }),
      range,
    })
  }
}
