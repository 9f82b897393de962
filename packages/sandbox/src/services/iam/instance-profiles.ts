import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { iamArn } from './arns.ts'
import { type InstanceProfile, instanceProfiles } from './entities/instance-profiles.ts'
import { roles } from './entities.ts'
import { noSuchEntity } from './errors.ts'
import { roleOut } from './roles.ts'
import { resourceTagContext } from './tags.ts'

/** @throws AwsError NoSuchEntity */
export function existingInstanceProfile(call: Call, name: string): InstanceProfile {
  const profile = call.table(instanceProfiles).get(name.toLowerCase())
  if (!profile) throw noSuchEntity(`Instance Profile ${name} cannot be found.`)
  return profile
}

/** What operations on an instance profile ask; a denial names it as the request does. */
export function instanceProfileCheck(call: Call, action: string, name: string, context: Check['context'] = {}): Check {
  const profile = call.table(instanceProfiles).get(name.toLowerCase())
  return {
    action,
    resource: iamArn(call.account, 'instance-profile', profile?.path ?? '/', profile?.instanceProfileName ?? name),
    shown: `instance profile ${name}`,
    context: { ...resourceTagContext(profile?.tags), ...context },
  }
}

/** An instance profile with its role; tags are for those who add them. */
export function instanceProfileOut(call: Call, profile: InstanceProfile): AwsStructure {
  const table = call.table(roles)
  return {
    Path: profile.path,
    InstanceProfileName: profile.instanceProfileName,
    InstanceProfileId: profile.instanceProfileId,
    Arn: iamArn(call.account, 'instance-profile', profile.path, profile.instanceProfileName),
    CreateDate: new Date(profile.createDate),
    Roles: profile.roles.flatMap((id) => table.by('id', id).map((role) => roleOut(call, role))),
  }
}
