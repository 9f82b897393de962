/** The user that an image comes with: EC2 User Guide, *Manage system users on your Amazon EC2 Linux instance*. */
const users: readonly (readonly [RegExp, string])[] = [
  [/ubuntu/i, 'ubuntu'],
  [/debian/i, 'admin'],
  [/windows/i, 'Administrator'],
]

export const userOf = (imageName: string): string => users.find(([names]) => names.test(imageName))?.[1] ?? 'ec2-user'
