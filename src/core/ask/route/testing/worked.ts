// Questions that the rules were worked out on.
export const workedRoutes = `
look | What is in this picture?
look | Where is the subject?
look | Which colours stand out?
look | Is the face too dark?
look | Does the composition work?
look | What is the person holding?
look | Is the foreground sharp enough?
look | Does the left side feel heavy?
look | What do you think of this?
look | How does this picture make you feel?
look | Is the bird in focus?
look | What should I change?
look | Is the light on her face flattering?
look | Does the building lean?
look | What is written on the sign?
look | Are there distracting elements?
look | Is there too much sky?
look | Why does the photo look dull?
look | What is the weakest part?
look | Is the couple placed well?
look | What is behind the man?
look | Are the colours harmonious?
look | Who is the woman on the right?
look | Do the clouds have detail?
look | Is the flower sharp?
look | What does the gesture say?
look | What draws the eye?
look | Is the car moving?
look | How would you crop it?
look | Does that reflection help?
look | Is the white balance off?
look | Was the shutter too slow?
look | Why is the noise so strong?
look | How is the contrast?
look | What is the exposure like?
text | What is the rule of thirds?
text | How do I avoid camera shake?
text | What does ISO mean?
text | Which lens is best for portraits?
text | How can I improve my photography?
text | What is bokeh?
text | How do I use flash outdoors?
text | What is the golden hour?
text | Explain the exposure triangle.
text | Should I shoot raw or JPEG?
text | What is the difference between contrast and clarity?
text | How do I clean my sensor?
text | Which camera should I buy?
text | Why are my photos always blurry?
text | How do I photograph fireworks?
text | What is hyperfocal distance and when do I use it?
text | How do professionals sharpen for print?
text | What does a graduated filter do?
text | How can I get sharper pictures in low light?
text | Who was Ansel Adams?
text | What is back-button focus?
text | Is it better to underexpose or overexpose?
text | How do I set white balance manually?
text | What shutter speed freezes a running child?
text | How do I read a histogram?
text | What is a good aperture for landscapes?
text | I keep placing everything in the middle, what can I do?
text | How does image stabilisation work?
text | What is dynamic range?
text | Why is contrast important?
text | Is the lens important for portraits?
text | What is white balance?
text | When is a polarizer useful?
text | Does sensor size change depth of field?
text | How would I expose for snow next time?
`
