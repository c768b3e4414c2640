// Questions that the rules were worked out on, with the intent of the answer, or none.
export const workedQuestions = `
sharp | Is it sharp?
sharp | sharp?
sharp | Is this photo sharp?
sharp | How sharp is the picture?
sharp | Is the photograph blurry?
sharp | Is it in focus?
sharp | Why is it blurred?
sharp | Tell me how sharp it is.
sharp | Is it shrap?
sharp | Is the focus ok?
sharp | Is it a bit soft?
sharpWhere | Where is it sharp?
sharpWhere | Where is it sharpest?
sharpWhere | Where is the focus?
sharpWhere | Which part is in focus?
sharpWhere | What is in focus?
movement | Is it blurred by movement?
movement | Is there motion blur?
movement | Did I shake the camera?
movement | Is there any camera shake?
movement | movement blur?
level | Is it level?
level | Is the horizon straight?
level | Is the picture tilted?
level | How tilted is it?
level | How many degrees is it off level?
level | horizon?
level | Is it crooked?
level | Is the horizn level?
highlights | Are the highlights clipped?
highlights | Are the highlights blown out?
highlights | Where are the highlights clipped?
highlights | How much of the highlights is clipped?
highlights | Blown highlights?
highlights | Is anything overexposed to pure white?
shadows | Are the shadows clipped?
shadows | Where are the shadows blocked?
shadows | Are the blacks blocked up?
shadows | Is there detail lost in the shadows?
clipping | Is anything clipped?
clipping | Where is it clipped?
clipping | How much is clipped?
clipping | Is there clipping?
exposure | Is it too bright?
exposure | Is the photo underexposed?
exposure | How dark is it?
exposure | Is the exposure right?
exposure | Is it well exposed?
exposure | exposure?
contrast | How much contrast does it have?
contrast | Is the contrast high?
contrast | Is it flat?
contrast | contrast?
range | What is the dynamic range of the picture?
range | How many stops does it cover?
cast | Is there a colour cast?
cast | Is the white balance right?
cast | Is it too cold?
cast | Is it neutral?
cast | white balance?
palette | Which colours are in it?
palette | What are the main colors?
palette | palette?
palette | What colours does it have?
colorfulness | Is it colourful?
colorfulness | Is the picture oversaturated?
colorfulness | How colorful is it?
colorfulness | Is it monochrome?
settings | What settings were used?
settings | What were the camera settings?
settings | settings?
settings | Which exposure settings did I use?
aperture | What aperture was used?
aperture | What was the f-number?
aperture | aperture?
aperture | Tell me the aperture.
shutter | What shutter speed was it?
shutter | How long was the exposure?
shutter | exposure time?
iso | What ISO?
iso | Tell me the ISO.
iso | Which ISO did I use?
focalLength | What was the focal length?
focalLength | How long was the lens?
lens | Which lens did I use?
lens | lens?
camera | Which camera was used?
camera | What camera took this picture?
takenAt | When was it taken?
takenAt | date?
takenAt | What time was this shot?
flash | Was flash used?
flash | Did I use flash?
noise | Is it noisy?
noise | How noisy is it?
noise | Is there a lot of grain?
noise | noise?
size | How big is it?
size | How many megapixels is it?
size | resolution?
size | What are its dimensions?
aspect | What format is it in?
aspect | What is the aspect ratio?
aspect | Is it landscape or portrait format?
print | How big can I print it?
print | Can I print it at A4?
file | Is it a JPEG?
file | What file format is it?
file | What is the file size?
compression | Is it strongly compressed?
compression | Are there compression artefacts?
enlargement | Was it enlarged?
enlargement | Has it been upsampled?
faces | How many faces are there?
faces | How many people are in it?
faces | Is there a face in it?
eyes | Are her eyes open?
eyes | Are the eyes closed?
eyes | Did anyone blink?
faceSharp | Is the face sharp?
faceSharp | Are the faces in focus?
faceLight | Is the face too dark?
faceLight | How bright is the face?
things | What is in it?
things | What do you see in the picture?
things | Which things did you find?
subject | Where is the subject?
subject | What is the subject?
subject | Where does the subject lie?
cut | Is the subject cut?
cut | Is the subject cropped by the edge?
emptySpace | How much of it is empty?
emptySpace | Is there much empty space?
thirds | Is the subject on the thirds?
thirds | How far is the subject from the thirds?
lines | Are there lines in it?
lines | Which lines are in the picture?
symmetry | How symmetrical is it?
symmetry | Is the picture symmetric?
writing | What does the writing say?
writing | Is there any text in it?
score | What is the score?
score | How good is it?
advice | What would you change first?
advice | What should I change?
advice | How can I improve it?
advice | Any advice?
crop | Would you crop it?
crop | How should I crop it?
compare | Compare it with the other photo.
compare | Compare with {other}
compare | Is it sharper than {other}?
canSee | Can you see the picture?
canSee | Do you see the photo?
- | Is my monitor sharp?
- | Is this lens sharp wide open?
- | What is white balance?
- | Should I buy a tripod?
- | Is she happy?
- | Who is this?
- | Is the sky clipped?
- | Is it not sharp?
- | Is the background blurred?
- | Is the car sharp?
- | How do I make it sharper?
- | What is noise?
- | Why is noise bad?
- | Which ISO should I use?
- | What aperture is best?
- | Is the street noisy?
- | When will it rain?
- | What lens should I buy?
- | Is it sharp and level?
- | Is it sharp? Is it level?
- | Ist es scharf?
- | Is the light warm?
- | Is the room cold?
- | Is the bottle level?
- | Is it a bird?
- | What does it mean?
- | Why?
- | Thanks!
- | Hello
- | Does it work in black and white?
- | Is the man in focus?
- | Where is she looking?
- | What would you photograph next?
- | Is sharpness important?
- | Can you sharpen it?
- | Make it brighter.
- | Turn it by two degrees.
- | Is the left eye sharp?
- | Would it be better darker?
- | How many birds are there?
- | How many trees are in it?
- | Is the text sharp?
- | Is the camera good?
- | Is the horizon clipped?
- | Are the colours of the sky right?
- | Does the face look tired?
- | Is the subject happy?
- | Is the subject a heron?
- | What is the subject thinking?
- | Is the crop factor 1.5?
- | What happened first?
- | Is it safe to clip the shadows?
- | Is it worth a print?
- | Is the print sharp?
- | How was it made?
- | Where is the shadow?
- | Are there shadows?
- | Are the people sharp?
- | Which face is the largest?
- | Where was it taken?
- | What camera is in the picture?
- | Is there a square in it?
- | What is the highlight of the picture?
- | Is the black and white good?
- | What moved?
- | Where is the horizon?
- | How far is the horizon?
- | Is it the third picture?
- | What time is it?
- | Is the print good?
- | Is it 10:30?
- | What is the focus of the picture?
- | Are the lights on?
- | Is it straight up?
- | What is the file name?
- | Is it mirrored?
- | How large is the face?
- | Are the lines straight?
- | Is the light hard?
- | How do you like the contrast?
- | Which sharpness is normal?
- | Is it a titled picture?
- | What is its shape?
- | Is it a contract?
- | Fokus?
- | Horizont?
- | How do I set the white balance?
- | Which ISO do I use at night?
- | Was it noisy?
settings | Which exposure did I use?
level | How far off level is it?
level | How many degrees is the horizon off?
noise | Can you see any noise?
sharp | So, is the picture sharp?
sharp | Hi! Is it sharp, please?
subjectSharp | Is the subject in focus?
faces | Are there people in it?
faceSharp | Is the largest face in focus?
highlights | Do the highlights hold?
colorfulness | Is it black and white?
aspect | Is it 3:2?
things | What things do you see?
palette | Which colors can you see?
exposure | Did I expose it right?
`
