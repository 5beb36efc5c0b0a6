await (await import("./index.js")).door("post");
