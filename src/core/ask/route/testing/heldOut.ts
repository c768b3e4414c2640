// Questions that were written before the rules, in other words than the worked ones, and opened once.
export const heldOutRoutes = `
look | Is that a heron on the far bank?
look | Does the lady in red distract from the groom?
look | What makes this feel so lonely?
look | Would you lose the lamp post on the left?
look | Where does your eye go first?
look | Is the sky too blue?
look | Do these two figures belong together?
look | What's going on in the corner behind the table?
look | Why does it look so flat?
look | Is her expression natural?
look | Does the tree growing out of his head bother you?
look | Could I clone out the bin?
look | What story does it tell?
look | Is there anything in the background I should get rid of?
look | Does the green of the jacket clash with the wall?
look | Which third is the boat in?
look | What mood do you get from this?
look | Would it work better in black and white?
look | Is the child looking at the camera?
look | Do the lines lead anywhere?
look | What would you crop?
look | Is my horizon straight here?
look | How old is the building, roughly?
look | Does the shadow across his cheek help?
look | What breed is the dog?
look | Are the whites dirty?
look | Is the water blurred enough?
look | Which of the two people holds the frame?
look | Tell me what you see.
look | Is the top edge too tight?
text | What does a polarising filter actually do?
text | How do I meter for snow?
text | Is a 35 mm lens good for street work?
text | Explain depth of field to me.
text | When should one use exposure compensation?
text | What's the difference between shutter priority and aperture priority?
text | How can I hold my camera steadier?
text | Do I need a tripod for waterfalls?
text | Who was Edward Weston?
text | What is the zone system?
text | How would I hold the highlights next time?
text | Why do photographers shoot in raw?
text | Which aperture is sharpest on most lenses?
text | How do I stop blinking in group portraits?
text | Is full frame better than crop?
text | How many megapixels do I need for an A2 print?
text | What should I practise to see light better?
text | Does a higher ISO always mean more noise?
text | How do I calibrate my monitor?
text | What is the sunny 16 rule?
text | I always cut off feet, how do I break that habit?
text | Can you recommend a book on composition?
text | What time of day is best for landscapes?
text | How does fill flash work?
text | Should I buy a prime or a zoom?
text | What is chromatic aberration?
text | How long can I handhold a 200 mm lens?
text | Which white balance do I set indoors?
text | How do I photograph stars without trails?
text | Is it worth learning to use manual mode?
`
