#!lua flags=allow-oom
--[[
Notes that something is being deleted, so that Redis is asked to write its append-only file anew. A few bytes: allowed when
memory is short, for deleting is.
KEYS  1 mark
ARGV  none
Returns the mark, another one each time.
Hint  none
]]
return redis.call("INCR", KEYS[1])
