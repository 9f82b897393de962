/** A machine's home on the server begins anew. */

/** False when the server refused, which it has no reason to: before there is a learner there is nothing to reset. */
export async function resetHome(machine: string): Promise<boolean> {
  const response = await fetch(`/api/machines/${machine}/home`, { method: 'DELETE' })
  return response.ok || response.status === 401
}
