import fs from 'node:fs';

const everyMilliseconds = 500;

/**
 * npm that is killed outright cannot tell its scripts, and there is no channel to it: its death is seen by looking. npm
 * starts a script through a shell; some shells replace themselves with the script and some stay in between, so the
 * grandparent is watched as well where it can be seen (Linux).
 *
 * @returns {() => void} stops watching
 */
export function whenStarterEnds(react) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const watched = [parent, parentOf(parent)].filter((pid) => pid > 1);
  const timer = setInterval(() => {
    if (process.ppid === parent && watched.every(isAlive)) return;
    clearInterval(timer);
    react();
  }, everyMilliseconds);
  return () => clearInterval(timer);
}

/** Only a shell is looked through: what is above npm itself may end without meaning anything. */
function parentOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const program = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return /^(ba|da|a|z)?sh$/.test(program) ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : 0;
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
