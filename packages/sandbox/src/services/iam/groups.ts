import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { iamArn } from './arns.ts'
import { type Group, groups } from './entities.ts'
import { noSuchGroup } from './errors.ts'

/** The group of this name, in whatever case. @throws AwsError NoSuchEntity */
export function existingGroup(call: Call, name: string): Group {
  const group = call.table(groups).get(name.toLowerCase())
  if (!group) throw noSuchGroup(name)
  return group
}

/** What most operations on a group ask. A denial names the group as the request does: `group admins`. */
export function groupCheck(call: Call, action: string, name: string, context: Check['context'] = {}): Check {
  const group = call.table(groups).get(name.toLowerCase())
  return {
    action,
    resource: iamArn(call.account, 'group', group?.path ?? '/', group?.groupName ?? name),
    shown: `group ${name}`,
    context,
  }
}

export function groupOut(group: Group, account: string): AwsStructure {
  return {
    Path: group.path,
    GroupName: group.groupName,
    GroupId: group.groupId,
    Arn: iamArn(account, 'group', group.path, group.groupName),
    CreateDate: new Date(group.createDate),
  }
}
