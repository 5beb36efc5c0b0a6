import { startHub } from "./artifact_tools.ts";
import { storeContract } from "./contract.ts";

const hub = await startHub();

storeContract(
  "artifact",
  async () => {
    hub.clear();
    return hub.store();
  },
  { showsDrafts: false },
);
