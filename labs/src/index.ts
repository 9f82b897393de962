export type { ActivityEntry, ActivityLog, Sighting, Wanted } from './account/activity.ts'
export { activityLog } from './account/activity-log.ts'
export type { Basis, Founded } from './account/basis.ts'
export type { Budget, BudgetAlert, InboxMessage } from './account/budget.ts'
export { type Capability, capabilities, NotOffered } from './account/capability.ts'
export type { Asking, DecidingLayer, Decision, PolicySource } from './account/decision.ts'
export type { Group } from './account/group.ts'
export type { Instance, KeyPair, SecurityGroup } from './account/instance.ts'
export type { ManagedPolicyRef, Policy, PolicyDocument, PolicyVersion, Statement } from './account/policy.ts'
export type { Candidate, Role } from './account/role.ts'
export type {
  ConsoleSettings,
  CredentialReport,
  CredentialReportRow,
  PasswordPolicy,
  Root,
  Summary,
} from './account/settings.ts'
export type { Bucket, BucketObject, Table } from './account/storage.ts'
export type { Topic } from './account/topic.ts'
export type { AccessKey, MfaDevice, User, VirtualMfaDevice } from './account/user.ts'
export type { Account } from './account.ts'
export { type Answers, answersOf, noAnswers } from './answers.ts'
export { defineLab, defineModule, type Lab, type Looking, type Step } from './define-lab.ts'
export {
  type ArnToBuild,
  type ArnToRead,
  type Exercises,
  type Explorer,
  exerciseIds,
  exercises,
  type Question,
  type Sort,
} from './exercises.ts'
export { type Answer, answer, exercisesOf, isRightAnswer } from './judge-answer.ts'
export { labIds, loadLab } from './labs.ts'
export { outline } from './outline.ts'
export {
  type Arrival,
  arrival,
  explain,
  type Guidance,
  type ModuleAbout,
  moduleAbout,
  type NearMiss,
  nearMiss,
  type Prediction,
  type Reads,
  type ReasonWords,
  type RightWay,
  type Route,
  readAs,
  reads,
  rightWay,
  type StepAbout,
  type Words,
  words,
} from './schema.ts'
export { type ScoredItem, type SecurityScore, securityScore } from './score.ts'
export { type Gaps, type Showing, showings, shownOn } from './shown.ts'
export { type HomeFile, homesOf, type Laid } from './start/homes.ts'
export { attackerAddress, kapeLabs } from './start/kape-labs.ts'
export { bucketName, type StartState, startState } from './start/schema.ts'
export {
  type Blocked,
  blocked,
  type Failed,
  type Fault,
  failed,
  fault,
  type Lacking,
  type Passed,
  passed,
  type Unverifiable,
  unverifiable,
  type Value,
  type Values,
  type Verdict,
} from './verdict.ts'
export { fill, type Said, say, text, type VerdictWords } from './words.ts'
