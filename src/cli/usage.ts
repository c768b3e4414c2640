/** What --help prints. */
export const usage = `Mondrian: photographs critiqued on your own computer, measured before spoken.

Usage: npm run -s analyze -- PHOTO... [options]

PHOTO is a photograph or a folder; folders are searched to the bottom.
Readable: JPEG, PNG, WebP, TIFF, AVIF, GIF, HEIC and camera raw.

  --advisor ID[,ID]   whose tradition to write in; several give one critique each
  --model FILE.gguf   a language model of your own; without it the starter writer
                      that comes with Mondrian words the measurements; with --data
                      also server:NAME, a server of that library
  --data DIR          keep photographs, jobs and critiques in this folder
                      (otherwise a temporary one, removed at the end)
  --json              print every event as one line of JSON, also on a terminal;
                      this is what a pipe gets anyway
  --facts             print what is measured in the photographs, and no critique
  --export FORMAT     write files when all is over: markdown, html, pdf, csv, json,
                      contact-sheet, contact-sheet-pdf or xmp (sidecars)
  --out DIR           with --export: the folder for them (otherwise this one)
  --name TEMPLATE     with --export: their names, with {name}, {advisor}, {date}
                      and {score}
  --overwrite         with --export: replace files of the same name
  --conversation      with --export: pages also hold what was asked of a photograph
  --preview DIR       also write what each piece of advice would do, as a small
                      JPEG in DIR (NAME.ADVISOR.N.jpg); no original is touched
  --beside            with --export xmp: each sidecar beside its photograph, added
                      to one that is there
  --no-sight          measure only, and do not look for faces and things in them
  --recover           with --data: add photographs that are in that folder and
                      that its library does not know, as after a damage
  --list-advisors     print who can be asked
  --verbose           print on standard error what goes into the log
  --version           print the version
  -h, --help          print this

npm run -s export -- --format FORMAT [--data DIR] [PHOTO...] writes files of what
is there and asks for no critique: of the library in DIR, or of photographs
that it measures first. --find WORDS takes those of the library that have them.
--out, --name, --overwrite, --conversation and --advisor as above.

Ctrl-C stops and keeps the text written so far; pressed again it quits at once.

Exit code: 0 all completed; 1 some failed, were stopped, a folder could not be
searched, or nothing was readable; 2 wrong use, or the data folder belongs to a
running Mondrian.
`
