await (await import("./index.js")).door("main");
