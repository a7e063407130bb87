// Serves the built page for as long as whoever started it holds our standard input open, however that one ends.
process.stdin.on("end", () => process.exit());
process.stdin.resume();

await import("./server.js");
