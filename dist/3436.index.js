export const id = 3436;
export const ids = [3436];
export const modules = {
  43436: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      askStarter: () => (askStarter)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _starter_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63747);
    const PEOPLE = /^[a-z0-9][a-z0-9-]{0,39}(?:=[A-Za-z0-9][A-Za-z0-9-]{0,38})?$/;
    async function askStarter(starterOf, exact) {
      const asking = await prompts();
      const {
        text,
        confirm,
        select,
        intro,
        outro
      } = asking;
      intro("Holdfast: a first policy");
      const preset = await select("What is to be saved", [{
        value: "plain",
        label: "folders and SQLite databases"
      }, {
        value: "emca",
        label: "eMudhra emCA"
      }, {
        value: "senhasegura",
        label: "senhasegura"
      }]);
      const database = preset !== "emca" ? null : await select("Where emCA's databases lie", [{
        value: "mysql",
        label: "MySQL"
      }, {
        value: "postgres",
        label: "PostgreSQL"
      }]);
      const plain = starterOf(preset, database);
      const name = await text("What is saved is called", plain.name, given => _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.o_.test(given) ? undefined : "Lower-case letters, digits and hyphens, at most 40");
      const sources = preset === "plain" ? await askSources(plain, asking) : plain.sources;
      const store = await text("Where do backups rest?", plain.store, absolute);
      const at = await text("Every day at", plain.at, given => /^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? undefined : "A time such as 02:00");
      const timezone = await text("In the time zone", plain.timezone, zone);
      const people = [...plain.people, ...(await askPeople(asking))];
      const isExact = await confirm("Exact times in the workflow instead of an hourly look?", exact);
      outro("That is all");
      return {
        starter: {
          ...plain,
          name,
          sources,
          store,
          at,
          timezone,
          people
        },
        exact: isExact
      };
    }
    async function askPeople({
      text
    }) {
      const people = [];
      for (;;) {
        const person = await text("Who may approve restores? name=github-login (empty: no more)", "", given => given === "" || PEOPLE.test(given) ? undefined : "It must read name=login");
        if (person === "") return people;
        people.push((0, _starter_options_js__WEBPACK_IMPORTED_MODULE_3__.Re)(person));
      }
    }
    async function askSources(plain, {
      text
    }) {
      const sources = [];
      for (const {
        name: known,
        path
      } of plain.sources) sources.push((0, _starter_options_js__WEBPACK_IMPORTED_MODULE_3__.Pf)(known, await text(`Place of source ${known}`, path, absolute)));
      for (;;) {
        const path = await text("Another folder or SQLite database (empty: no more)", "", given => given === "" ? undefined : absolute(given));
        if (path === "") return sources;
        const called = await text("Its name", `source-${sources.length + 1}`, given => !_domain_name_js__WEBPACK_IMPORTED_MODULE_2__.o_.test(given) ? "Lower-case letters, digits and hyphens, at most 40" : sources.some(one => one.name === given) ? "There is one of that name" : undefined);
        sources.push((0, _starter_options_js__WEBPACK_IMPORTED_MODULE_3__.Pf)(called, path));
      }
    }
    function absolute(given) {
      return (0, node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(given) ? undefined : "A path from the root, such as /srv/data";
    }
    function zone(given) {
      try {
        new Intl.DateTimeFormat("en", {
          timeZone: given
        });
        return undefined;
      } catch {
        return "An IANA name such as Africa/Lusaka";
      }
    }
    async function prompts() {
      const clack = await __webpack_require__.e(6170).then(__webpack_require__.bind(__webpack_require__, 26170));
      const settled = value => {
        if (clack.isCancel(value)) throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.j$();
        return value;
      };
      return {
        intro: clack.intro,
        outro: clack.outro,
        text: async (message, initial, check) => settled(await clack.text({
          message,
          placeholder: initial,
          defaultValue: initial,
          validate: given => check(given || initial)
        })),
        select: async (message, options) => settled(await clack.select({
          message,
          options: options
        })),
        confirm: async (message, initial) => settled(await clack.confirm({
          message,
          initialValue: initial
        }))
      };
    }
  })
};
