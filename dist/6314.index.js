export const id = 6314;
export const ids = [6314];
export const modules = {
  16314: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      c: () => (compareBuilt)
    });
    ;
    async function* compareFacts(saved, found, order) {
      const left = ascending(saved, order);
      const right = ascending(found, order);
      try {
        let a = await left.next();
        let b = await right.next();
        while (!a.done || !b.done) {
          const turn = a.done ? 1 : b.done ? -1 : order(a.value.key, b.value.key);
          if (turn < 0) {
            yield {
              key: a.value.key,
              what: "missing"
            };
            a = await left.next();
          } else if (turn > 0) {
            yield {
              key: b.value.key,
              what: "extra"
            };
            b = await right.next();
          } else {
            const fields = differing(a.value.is, b.value.is);
            if (fields.length > 0) yield {
              key: a.value.key,
              what: fields
            };
            a = await left.next();
            b = await right.next();
          }
        }
      } finally {
        await left.return?.(undefined);
        await right.return?.(undefined);
      }
    }
    async function* ascending(facts, order) {
      let last = null;
      for await (const fact of facts) {
        if (last !== null && order(last, fact.key) >= 0) {
          throw new RangeError(`Facts do not ascend at "${fact.key}"`);
        }
        last = fact.key;
        yield fact;
      }
    }
    function differing(a, b) {
      const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
      return [...fields].filter(field => a[field] !== b[field]).sort();
    }
    var domain_name = __webpack_require__(11618);
    ;
    const NAMED = 5;
    async function compareBuilt(engine, saved, aside) {
      let facts = 0;
      const counted = async function* (from) {
        for await (const fact of from) {
          facts++;
          yield fact;
        }
      };
      const differences = [];
      let more = 0;
      for await (const {
        key,
        what
      } of compareFacts(counted(engine.expected(saved, aside)), engine.inspect(aside), engine.compare)) {
        if (differences.length < NAMED) {
          differences.push(`"${(0, domain_name.SP)(key)}" ${typeof what === "string" ? `is ${what}` : `differs in ${what.join(", ")}`}`);
        } else more++;
      }
      if (more > 0) differences.push(`and ${more} more`);
      return {
        facts,
        differences
      };
    }
  })
};
