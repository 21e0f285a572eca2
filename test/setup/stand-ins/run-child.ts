/** Tells its process id and stays until it is ended, or ends with the code that it is given. */
process.stdout.write(`${process.pid}\n`);
const [code] = process.argv.slice(2);
if (code === undefined) setInterval(() => {}, 1000);
else process.exitCode = Number(code);
