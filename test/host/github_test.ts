import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "@jest/globals";
import { githubOf, runOf } from "../../src/host/github.ts";
import { all, testMachine } from "../tools.ts";

// GitHub may give fewer items than a page holds, where it takes some out that the token may not see.
const server = createServer((request, response) => {
  const page = Number(new URL(request.url ?? "", "http://x").searchParams.get("page"));
  const link = page < 3 ? { link: `<http://x/?page=${page + 1}>; rel="next"` } : {};
  response.writeHead(200, link).end(JSON.stringify([page]));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => void server.close());

test("githubOf() lists every page GitHub says there is, also after a short one", async () => {
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const run = runOf({ GITHUB_ACTIONS: "true", GITHUB_API_URL: api, GITHUB_REPOSITORY: "a/b" });
  if (run === null) throw new Error("no run");
  expect(await all(githubOf(testMachine(), run, "x").list("/commits"))).toEqual([1, 2, 3]);
});
