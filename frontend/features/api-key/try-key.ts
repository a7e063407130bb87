import { api } from "@/lib/api/client";
import { KEY_HEADER } from "@/lib/api/key-middleware";
import { isKeyRequired } from "@/lib/api/problem";

/** Whether the API takes this key. Fails where nobody answers. */
export async function isTaken(key: string): Promise<boolean> {
  const { error } = await api.GET("/jobs", { params: { query: { limit: 1 } }, headers: { [KEY_HEADER]: key } });
  // Whatever else it may answer, it let the key pass.
  return !isKeyRequired(error);
}
