export {
  type Account,
  type ActivityEntry,
  type ActivityLog,
  type Asking,
  type Basis,
  type Bucket,
  type Capability,
  capabilities,
  type Decision,
  type Founded,
  type Group,
  type ManagedPolicyRef,
  NotOffered,
  type PolicySource,
  type User,
} from './account.ts'
export { defineLab, defineModule, type Lab, type Looking, type Step } from './define-lab.ts'
export { labIds, loadLab } from './labs.ts'
export {
  explain,
  type Guidance,
  type ModuleAbout,
  moduleAbout,
  type NearMiss,
  nearMiss,
  type Reads,
  type ReasonWords,
  readAs,
  reads,
  type StepAbout,
  type Words,
  words,
} from './schema.ts'
export { kapeLabs } from './start/kape-labs.ts'
export { bucketName, type StartState, startState } from './start/schema.ts'
export {
  type Blocked,
  blocked,
  type Failed,
  type Fault,
  failed,
  fault,
  type Passed,
  passed,
  type Unverifiable,
  unverifiable,
  type Value,
  type Values,
  type Verdict,
} from './verdict.ts'
export { fill, type Said, say, text } from './words.ts'
