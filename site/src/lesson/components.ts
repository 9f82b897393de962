/** What a lesson may use without importing it. */
import ArnBuilder from './arn-builder.astro'
import ArnReader from './arn-reader.astro'
import Arns from './arns.astro'
import Arrival from './arrival.astro'
import CaughtUp from './caught-up.astro'
import CleanUp from './clean-up.astro'
import CliPath from './cli-path.astro'
import ConsolePath from './console-path.astro'
import Diagram from './diagram.astro'
import HowAttackers from './how-attackers.astro'
import OnRealAccount from './on-real-account.astro'
import OpenConsole from './open-console.astro'
import PassTime from './pass-time.astro'
import PolicyExplorer from './policy-explorer.astro'
import Predict from './predict.astro'
import Quiz from './quiz.astro'
import Recall from './recall.astro'
import Recap from './recap.astro'
import Run from './run.astro'
import SecurityScore from './security-score.astro'
import Sort from './sort.astro'
import Step from './step.astro'
import TableHead from './table-head.astro'
import Term from './term.astro'
import Tonight from './tonight.astro'
import Why from './why.astro'

export const lessonComponents = {
  ArnBuilder,
  ArnReader,
  Arns,
  Arrival,
  CaughtUp,
  CleanUp,
  CliPath,
  ConsolePath,
  Diagram,
  HowAttackers,
  OnRealAccount,
  OpenConsole,
  PassTime,
  PolicyExplorer,
  Predict,
  Quiz,
  Recall,
  Recap,
  Run,
  SecurityScore,
  Sort,
  Step,
  Term,
  th: TableHead,
  Tonight,
  Why,
}
