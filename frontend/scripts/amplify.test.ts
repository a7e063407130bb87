import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const build = readFileSync("../amplify.yml", "utf8");
const bundling = readFileSync("scripts/amplify-bundle.mjs", "utf8");

function told(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}

describe("what Amplify is told to do", () => {
  it("runs where the page is, by scripts that are there", () => {
    expect(existsSync(`../${told(build, /appRoot: (\S+)/)}/package.json`)).toBe(true);
    const scripts = [...build.matchAll(/- (?:node )?(scripts\/\S+)/g)].map(([, script]) => script ?? "");
    expect(scripts).toHaveLength(3);
    expect(scripts.filter((script) => !existsSync(script))).toEqual([]);
  });

  it("takes the bundle from where it is made", () => {
    expect(told(build, /baseDirectory: (\S+)/)).toBe(told(bundling, /process\.argv\[2\] \?\? "([^"]+)"/));
  });

  it("builds with the Node that the page is run by", () => {
    const version = told(build, /nvm install (\d+)/);
    expect(version).toBeDefined();
    expect(version).toBe(told(bundling, /runtime: "nodejs(\d+)\.x"/));
  });
});
