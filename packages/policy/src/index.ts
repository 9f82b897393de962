/**
 * IAM decisions: parse, validate, compile, decide, explain. Pure: no store, no clock, no input or output.
 *
 * Functions, as they are being built (this list goes when they are exported below):
 *
 *   parsePolicy(text: string): { ok: true; document: PolicyDocument } | { ok: false; problems: Finding[] }
 *   validatePolicy(text: string, options: ValidateOptions): Finding[]
 *   findingMessage(finding: Finding): string
 *   malformedPolicyMessage(text: string, kind: PolicyKind): string | undefined      // message of MalformedPolicyDocument
 *   compilePolicy(document: PolicyDocument, options: CompileOptions): CompiledPolicy // { kind, arn?, name?, hash?, attachedTo? }
 *   lowerCaseContext(context: Record<string, string | string[]>): RequestContext
 *   principalArn(principal: Principal): string                                      // as in an error message; 'anonymous'
 *   decide(request: AccessRequest, policies: PolicySet): Decision
 *   explain(request: AccessRequest, policies: PolicySet): Explanation
 *   denialReason(decision: Decision, action: string): string                        // '' when AWS gives none
 *   contextKeysOf(document: PolicyDocument): string[]                               // for GetContextKeysFor…
 *
 *   @first-line/policy/iam-data: loadIamData(): Promise<IamData>
 */
export type { CompiledPolicy, CompileOptions } from './compile/compiled-policy.ts'
export type * from './iam-data/types.ts'
export * from './types.ts'
