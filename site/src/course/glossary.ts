/** Terms as the workshop explains them: one entry each, for the card in a lesson and the glossary page. */
export interface GlossaryEntry {
  /** lower-case with hyphens; `<Term id>` and the anchor on the page */
  readonly id: string
  readonly term: string
  /** one or two plain sentences */
  readonly text: string
}

export const glossary: readonly GlossaryEntry[] = [
  {
    id: 'access-key',
    term: 'Access key',
    text: 'Two strings with which a program signs its requests: an id that may be seen, and a secret that is shown once. It works until somebody deactivates it.',
  },
  {
    id: 'account',
    term: 'Account',
    text: 'A container for resources, with its own users, its own bill and its own border. Its name is a number of twelve digits.',
  },
  {
    id: 'action',
    term: 'Action',
    text: 'What a request asks for, as a policy writes it: the service, a colon, the operation. For example iam:CreateUser.',
  },
  {
    id: 'arn',
    term: 'ARN',
    text: 'Amazon Resource Name: the full name of one thing in AWS, the same in every account and policy that speaks of it.',
  },
  {
    id: 'explicit-deny',
    term: 'Explicit deny',
    text: 'A statement that forbids. It wins over every statement that allows.',
  },
  {
    id: 'iam',
    term: 'IAM',
    text: 'Identity and Access Management: the service that knows who there is in an account, and what each may do.',
  },
  {
    id: 'user',
    term: 'IAM user',
    text: 'An identity for one person or one program inside an account, with credentials of its own. New, it may do nothing.',
  },
  {
    id: 'identity-based-policy',
    term: 'Identity-based policy',
    text: 'A policy attached to a user, a group or a role. It says what that identity may do.',
  },
  {
    id: 'implicit-deny',
    term: 'Implicit deny',
    text: 'The answer when no policy allows a request. Nobody has forbidden it; nobody has allowed it either.',
  },
  {
    id: 'inline-policy',
    term: 'Inline policy',
    text: 'A policy written into one user, group or role. It goes when its owner goes.',
  },
  { id: 'least-privilege', term: 'Least privilege', text: 'As much permission as the task needs, and no more.' },
  {
    id: 'managed-policy',
    term: 'Managed policy',
    text: 'A policy with an ARN of its own, which can be attached to many identities. AWS keeps some; an account can have its own.',
  },
  {
    id: 'mfa',
    term: 'MFA',
    text: 'Multi-factor authentication: besides something you know, a password, something you have, such as a device that shows a code.',
  },
  {
    id: 'partition',
    term: 'Partition',
    text: 'A separate group of Regions with its own accounts. Nearly everyone uses aws; aws-cn and aws-us-gov are others.',
  },
  {
    id: 'permission',
    term: 'Permission',
    text: 'That a policy allows an action on a resource. Without one, the answer is no.',
  },
  {
    id: 'policy',
    term: 'Policy',
    text: 'A document of statements, each of which allows or denies actions on resources, sometimes under conditions.',
  },
  {
    id: 'principal',
    term: 'Principal',
    text: 'Who makes a request: root, a user, a role that somebody has assumed, or a service.',
  },
  {
    id: 'region',
    term: 'Region',
    text: 'A place in the world where AWS runs its services. Most resources live in one; IAM is the same in all.',
  },
  {
    id: 'resource',
    term: 'Resource',
    text: 'What a request is about: a user, a bucket, a table. Policies name it by its ARN.',
  },
  {
    id: 'role',
    term: 'Role',
    text: 'An identity that is put on for a while. It has no password and no key of its own; who assumes it gets credentials that expire.',
  },
  {
    id: 'root-user',
    term: 'Root user',
    text: 'The identity an account begins with. No policy inside the account limits it, so it is kept for the few things only it can do.',
  },
  {
    id: 'statement',
    term: 'Statement',
    text: 'One rule of a policy: an effect, actions, resources, and sometimes conditions.',
  },
  {
    id: 'unique-id',
    term: 'Unique id',
    text: 'What AWS calls a user, group or role behind its name, such as AIDA and more letters. A new user of an old name gets a new one.',
  },
  {
    id: 'group',
    term: 'User group',
    text: 'A set of users that share permissions. A group is not a principal: it cannot sign in or make a request.',
  },
]

/** The entry that `words` names: by id, or by its term in any case, singular or plural. */
export function findTerm(words: string): GlossaryEntry | undefined {
  const wanted = words.trim().toLowerCase()
  return glossary.find(({ id, term }) => [id, term.toLowerCase(), `${term.toLowerCase()}s`].includes(wanted))
}
