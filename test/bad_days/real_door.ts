// The program's own door, as dist/cli.js opens it.
import { door } from "../../src/index.ts";

await door("cli");
