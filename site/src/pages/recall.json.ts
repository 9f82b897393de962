/** `/recall.json`: what earlier modules may be asked again. A lesson's page fetches it once somebody has answers to choose by. */
import { recallQuestions } from '../exercise/recall-questions.ts'

export async function GET(): Promise<Response> {
  return Response.json(await recallQuestions())
}
