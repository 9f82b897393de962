/** What a lesson may use without importing it. */
import CliPath from './cli-path.astro'
import ConsolePath from './console-path.astro'
import HowAttackers from './how-attackers.astro'
import OnRealAccount from './on-real-account.astro'
import Run from './run.astro'
import Step from './step.astro'
import Term from './term.astro'
import Why from './why.astro'

export const lessonComponents = { CliPath, ConsolePath, HowAttackers, OnRealAccount, Run, Step, Term, Why }
