import { config } from "zod/mini";

// Zod compiles schemas with `new Function` where it may; our Content-Security-Policy reports even the attempt.
// To be imported before the first schema is made.
config({ jitless: true });
