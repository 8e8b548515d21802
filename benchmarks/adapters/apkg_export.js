// HTML to a package with anki-apkg-export: node apkg_export.js FOLDER FIELDS.json OUT.apkg
// Prints the seconds of the clock and of the processor from the first note to the finished file.
// As it is shipped it stops at some 500 notes: its database has 16 MiB of memory. Here it has 512.
const fs = require("fs");
const loader = require("module");
const path = require("path");
const load = loader._extensions[".js"];
loader._extensions[".js"] = (module, file) => {
  if (file.endsWith(path.join("sql.js", "js", "sql.js"))) {
    const source = fs.readFileSync(file, "utf8");
    module._compile(source.replace("||16777216", "||536870912"), file);
  } else {
    load(module, file);
  }
};
const [folder, fields, out] = process.argv.slice(2);
const found = require(path.join(folder, "node_modules", "anki-apkg-export"));
const AnkiExport = found.default || found;
const pairs = JSON.parse(fs.readFileSync(fields, "utf8"));
const began = process.hrtime.bigint();
const beganCpu = process.cpuUsage();
const deck = new AnkiExport("Benchmark");
for (const [front, back] of pairs) {
  deck.addCard(front, back);
}
deck.save().then((zip) => {
  fs.writeFileSync(out, zip, "binary");
  const used = process.cpuUsage(beganCpu);
  console.log(Number(process.hrtime.bigint() - began) / 1e9, (used.user + used.system) / 1e6);
}).catch((error) => {
  console.error(String(error));
  process.exit(1);
});
