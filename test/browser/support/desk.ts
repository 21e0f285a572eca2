/** The desk of the browser's stories: the real program, which does not wait for Teams' send limits. */
import '../../support/without-send-limits.ts';
import '../../../src/main.ts';
