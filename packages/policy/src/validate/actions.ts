import { rangeOf, type StatementCheck } from './check.ts'

/** `vendor:Action` or `*`. Whether such an action exists is another check's question; AWS stores those that do not. */
export const checkActions: StatementCheck = ({ statement, index, options }, findings) => {
  for (const element of ['Action', 'NotAction'] as const) {
    const range = rangeOf(statement, element)
    for (const action of (element === 'Action' ? statement.action : statement.notAction) ?? []) {
      const [vendor = '', ...rest] = action.split(':')
      if (rest.length === 0 && vendor !== '*') findings.add('action-without-vendor', range, { action }, index)
      else if (rest.length > 1) findings.add('action-with-colons', range, { action }, index)
      else if (vendor !== '*' && /[^A-Za-z0-9\-.]/.test(vendor)) {
        findings.add('invalid-vendor', range, { vendor, action }, index)
      } else if (options.kind === 'trust' && !/^sts:./i.test(action)) {
        findings.add('trust-action', range, { action }, index)
      }
    }
  }
}
