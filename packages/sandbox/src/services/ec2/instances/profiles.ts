/** Instance profiles as EC2 uses them: whose role an instance gets, and whether the caller may hand it on. */
import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { iamArn } from '../../iam/arns.ts'
import { type InstanceProfile, instanceProfiles } from '../../iam/entities/instance-profiles.ts'
import { roles } from '../../iam/entities.ts'
import { passRoleCheck } from '../../iam/roles.ts'
import type { ProfileAssociation } from '../entities.ts'
import { ec2Error, invalidParameterCombination, invalidParameterValue } from '../errors.ts'
import { newId } from '../ids.ts'

export interface ProfileInput {
  Arn?: string
  Name?: string
}

export const profileArn = (account: string, profile: InstanceProfile): string =>
  iamArn(account, 'instance-profile', profile.path, profile.instanceProfileName)

/** The profile an input names; `undefined` when there is none. */
export function findProfile(call: Call, { Arn, Name }: ProfileInput): InstanceProfile | undefined {
  const name = Name ?? Arn?.split('/').at(-1) ?? ''
  const profile = call.table(instanceProfiles).get(name.toLowerCase())
  return profile && (Arn === undefined || profileArn(call.account, profile) === Arn) ? profile : undefined
}

/** The ARN that `ec2:InstanceProfile` compares, of a profile that exists or not. */
export function namedProfileArn(call: Call, input: ProfileInput): string {
  const profile = findProfile(call, input)
  if (profile) return profileArn(call.account, profile)
  return input.Arn ?? iamArn(call.account, 'instance-profile', '/', input.Name ?? '')
}

/** @throws AwsError InvalidParameterValue, InvalidParameterCombination */
export function existingProfile(call: Call, input: ProfileInput): InstanceProfile {
  const { Arn, Name } = input
  if (Arn !== undefined && Name !== undefined)
    throw invalidParameterCombination(
      'The parameter iamInstanceProfile.name may not be used in combination with iamInstanceProfile.arn',
    )
  const [parameter, value, what] = Arn === undefined ? ['name', Name ?? '', 'name'] : ['arn', Arn, 'ARN']
  const refused = `Value (${value}) for parameter iamInstanceProfile.${parameter} is invalid.`
  const profile = findProfile(call, input)
  if (!profile) throw invalidParameterValue(`${refused} Invalid IAM Instance Profile ${what}`)
  if (!profile.roles.length)
    throw invalidParameterValue(
      `${refused} IAM Instance Profile "${profileArn(call.account, profile)}" has no associated IAM Roles`,
    )
  return profile
}

/** Whether the caller may hand the profile's role to EC2: whoever could not be stopped would have all its rights. */
export function passRoleChecks(call: Call, input: ProfileInput | undefined, instanceArn: string): Check[] {
  const profile = input && findProfile(call, input)
  return (profile?.roles ?? [])
    .flatMap((id) => call.table(roles).by('id', id))
    .map((role) => {
      const check = passRoleCheck(call, role.roleName, 'ec2.amazonaws.com')
      return { ...check, context: { ...check.context, 'iam:AssociatedResourceArn': instanceArn } }
    })
}

export function newAssociation(call: Call, profile: InstanceProfile): ProfileAssociation {
  return {
    associationId: newId(call, 'iip-assoc'),
    profileId: profile.instanceProfileId,
    profileArn: profileArn(call.account, profile),
    since: call.now,
  }
}

export const profileOut = ({ profileArn: Arn, profileId }: ProfileAssociation): AwsStructure => ({ Arn, Id: profileId })

export function associationOut(instanceId: string, association: ProfileAssociation, State: string): AwsStructure {
  return {
    AssociationId: association.associationId,
    InstanceId: instanceId,
    IamInstanceProfile: profileOut(association),
    State,
  }
}

export const noSuchAssociation = (id: string) =>
  ec2Error('InvalidAssociationID.NotFound', `An invalid association-id of '${id}' was given`)
