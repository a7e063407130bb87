import { isProblem } from "@/lib/api/problem";

interface PutOrder {
  url: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Called again and again with the bytes that are out. */
  onSent: (bytes: number) => void;
}

/** PUT a file to where the API said. Not by `fetch`: that does not tell how far it is. */
export function putFile(file: Blob, { url, headers, signal, onSent }: PutOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : reject(refusalIn(request)));
    // The same kind of error as `fetch` gives where nothing answers.
    request.onerror = () => reject(new TypeError("The connection broke off."));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function refusalIn({ status, responseText }: XMLHttpRequest): unknown {
  const answer = parsed(responseText);
  // S3 refuses in XML, in words that help nobody here.
  return isProblem(answer) ? answer : new Error(`The file was not taken (status ${status}). Try again.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
