import { type Glob, matchGlob } from '../compile/glob.ts'
import { compilePattern } from '../compile/pattern.ts'
import type { ConditionOperator } from './operator.ts'

const colon = 58

/**
 * Compares ARNs part by part: a `*` in one of the six parts stays in it, the last part takes all that is left.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
function matchArn(glob: Glob, value: string): boolean {
  let globFrom = 0
  let from = 0
  for (let part = 0; part < 5; part += 1) {
    const globTo = glob.indexOf(colon, globFrom)
    const to = value.indexOf(':', from)
    if (globTo < 0 || to < 0 || !matchGlob(glob, value, globFrom, globTo, from, to)) return false
    globFrom = globTo + 1
    from = to + 1
  }
  return matchGlob(glob, value, globFrom, glob.length, from, value.length)
}

/** ArnEquals and ArnLike behave the same: both take wildcards. */
export function arnOperator(name: string): ConditionOperator {
  return {
    name,
    negated: false,
    accepts: (value) => /^arn:(?:[^:]*:){4}|[*$]/.test(value),
    reads: (actual) => /^arn:(?:[^:]*:){4}/.test(actual),
    compile: (value, variables) => {
      const pattern = compilePattern(value, { variables, wildcards: true, match: matchArn })
      return { ...pattern, test: pattern.matches }
    },
  }
}
