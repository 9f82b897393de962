/** What AWS publishes in the Service Authorization Reference, by service. Names are in AWS's spelling; look-ups take any case. */

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging'

export type ActionResourceType = {
  /** `bucket`; its ARN is in `resourceType` */
  name: string
  required: boolean
  conditionKeys: readonly string[]
}

export type ActionInfo = {
  /** `s3` */
  service: string
  /** `GetObject` */
  name: string
  accessLevel: AccessLevel
  /** Empty: the action supports only `"Resource": "*"`. */
  resourceTypes: readonly ActionResourceType[]
  /** The action's own, beside those of its resource types and the global ones. */
  conditionKeys: readonly string[]
  /** `iam:PassRole` … */
  dependentActions: readonly string[]
}

export type ResourceTypeInfo = {
  name: string
  /** `arn:${Partition}:s3:::${BucketName}` */
  arn: string
  conditionKeys: readonly string[]
}

export type ConditionKeyInfo = {
  /** `s3:prefix`; templates as `aws:RequestTag/${TagKey}` */
  key: string
  /** `String`, `ARN`, `Bool`, `Date`, `Numeric`, `IPAddress`, `Binary`, with `ArrayOf` in front when multivalued */
  type: string
}

export interface IamData {
  /** Release of the source, and the date of what it holds. */
  readonly version: string
  /** Prefixes: `iam`, `s3` … */
  services(): readonly string[]
  serviceName(service: string): string | undefined
  /** All of a service's actions; empty for an unknown service. */
  actions(service: string): readonly ActionInfo[]
  /** `s3:GetObject`, any case */
  action(action: string): ActionInfo | undefined
  resourceTypes(service: string): readonly ResourceTypeInfo[]
  resourceType(service: string, name: string): ResourceTypeInfo | undefined
  /** Keys that do not belong to a service: `aws:SourceIp` … */
  globalConditionKeys(): readonly ConditionKeyInfo[]
  /** Service-specific and global keys; finds `aws:RequestTag/team` by its template. */
  conditionKey(key: string): ConditionKeyInfo | undefined
  /** `s3:Get*` → `['s3:GetObject', …]` in AWS's spelling, sorted; `*` is every action there is. */
  expandActions(pattern: string): readonly string[]
}
