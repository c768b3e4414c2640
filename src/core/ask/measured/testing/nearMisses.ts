// Questions written to lead the rules astray, after these stood and without trying any: words of the lexicon in questions that
// are about something else, and plain ones as people speak who never read a handbook.
export const nearMisses = `
- | Is the focus of my essay clear?
- | Who is in focus?
- | Is the focal point the boat?
- | Is it in focus on your side?
- | Could you level with me?
- | What level are you at?
- | Is my spirit level broken?
- | Is the picture on the wall straight?
- | Is the playing field level?
- | Is she leaning on the car?
- | Does the tower lean or is it the camera?
- | Are the highlights of the trip in it?
- | Are her highlights natural?
- | Did he get highlights in his hair?
- | Is the shadow mine?
- | Whose shadow is it?
- | Are the shadows too long?
- | Do the shadows point left?
- | Is the paper clip visible?
- | Where can I clip it on?
- | Did the fuse blow?
- | Was the glass blown by hand?
- | Is it black?
- | Is it white?
- | Is everything lost?
- | Am I lost?
- | Did you keep it?
- | Is it getting dark?
- | Is the room dark?
- | Is the future bright?
- | Is she bright?
- | Is it flat land?
- | Is the tyre flat?
- | Is the joke flat?
- | How many stops to the station?
- | Is the jacket warm?
- | Are the walls green?
- | Is the dress blue or gold?
- | Is the red too red?
- | Does the green suit her?
- | Which colour should the frame be?
- | Are the colours of the flag right?
- | Is the camera in his hand a Leica?
- | What lens is he holding?
- | Is a lens missing on the table?
- | Is there a flash in the sky?
- | Did lightning flash?
- | What date is on the newspaper?
- | When was she born?
- | When will you answer?
- | When was the building made?
- | Is the music too noisy?
- | Is the grain ripe?
- | Is the wood grain visible?
- | How big is the elephant?
- | What size are the shoes?
- | Is the square crowded?
- | Which city square is it?
- | Is it a landscape?
- | Is it a portrait?
- | Is the blood print his?
- | Can you print it for me?
- | Send the file to my editor.
- | Delete the file.
- | Is compression of time the point?
- | Are the artefacts from Egypt?
- | Are the people happy?
- | Are these people tourists?
- | Do I know these people?
- | How many people took part?
- | Is his face kind?
- | Are her eyes blue?
- | Are his eyes in shadow?
- | Is the shop open?
- | Is the window closed?
- | Why are the eyes closed?
- | Does the subject know?
- | Is the subject too small?
- | Could the subject be further left?
- | Is the subject taboo?
- | Is the hair cut well?
- | Was the scene cut from the film?
- | Is the glass empty?
- | Is the street empty?
- | Two thirds of what?
- | What do the lines mean?
- | Is the line too long?
- | Who are the lines for?
- | Is the face symmetrical?
- | Is the text in Latin?
- | Is the writing on the wall hers?
- | Did you write it?
- | How many things went wrong?
- | What is the thing with the handle?
- | What score did Arsenal get?
- | Would you change your mind?
- | Where should I improve my garden?
- | Which crop grows in the field?
- | Is the other one her sister?
- | Are both of them asleep?
- | Can you see it coming?
- | Is there no noise?
- | Nothing clipped?
- | Is it less sharp than it could be?
- | Can it be saved?
- | Is the light soft?
- | Is the soft light flattering?
- | Is the bokeh soft?
- | Did the camera fall?
- | Was it a long exposure?
- | Is a long exposure better?
- | Should the exposure be longer?
- | How was the weather?
sharp | ok but is it sharp tho
sharp | is this pic blurry
sharp | its sharp right
level | is it on a slant
level | does my horizon tilt
highlights | did i blow the highlights
exposure | too dark?
exposure | is it overexposed at all
noise | why so grainy
iso | iso pls
aperture | what f stop did i use here
shutter | and the shutter speed?
lens | what lens did i have on
camera | what camera is this from
takenAt | when did i take it
palette | what are the colours
cast | is the wb off
size | how many megapixels
faces | how many faces
eyes | are everyones eyes open
things | what can you see
advice | what should i fix
crop | shoud i crop it
contrast | is it low contrast
level | is it streight
`
